// What may wait until the picture is on the screen.
//
// WebKitGTK without a graphics card paints what changed piece by piece only as long as it is eight pieces or fewer in one
// frame. Of more it paints the rectangle around them all: with the text on the left, the inspector on the right and the
// status line below, the whole window, which takes ten times as long.

/** Runs `run` after the next frame is painted. */
export function afterFrame(run: () => void): void {
  requestAnimationFrame(() => { setTimeout(run, 0); });
}
