const presses = 3;
const within = 3000;

/** Escape three times, or the button, leaves at once: the page is blanked, and the back button does not return to it. */
export function leaveQuickly() {
  const buttons = document.querySelectorAll('.govuk-js-exit-this-page-button, .govuk-js-exit-this-page-skiplink');
  const first = buttons[0];
  if (!(first instanceof HTMLAnchorElement)) return;
  const exitUrl = first.href;

  const leave = () => {
    document.body.replaceChildren();
    document.title = 'Loading';
    window.location.replace(exitUrl);
  };

  for (const button of buttons)
    button.addEventListener('click', event => {
      event.preventDefault();
      leave();
    });

  /** @type {number[]} */
  let pressed = [];
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.repeat) return;
    pressed = [...pressed.filter(at => event.timeStamp - at < within), event.timeStamp];
    if (pressed.length >= presses) leave();
  });

  // A page brought back from the browser's memory would show what was left: leave again.
  window.addEventListener('pageshow', event => {
    if (event.persisted && document.body.childElementCount === 0) window.location.replace(exitUrl);
  });
}
