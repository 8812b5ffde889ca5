// What the system that the window is on expects.

export const isMac = /^Mac/.test(navigator.platform);
