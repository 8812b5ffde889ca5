// The least that a page can do with a key: show that it would take one, and that there was one.
addEventListener("keydown", () => {
  document.documentElement.dataset.pressed = "true";
});
document.documentElement.dataset.ready = "true";
