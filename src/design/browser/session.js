const warningBefore = 5 * 60000;
const longestTimer = 2 ** 31 - 1;

/** Five minutes before the session ends, asks whether to stay. What was typed is kept by keep.js. */
export function warnBeforeSessionEnds() {
  const dialog = document.querySelector('[data-session-ends-at]');
  if (!(dialog instanceof HTMLDialogElement)) return;
  const left = dialog.querySelector('[data-session-left]');
  const problem = dialog.querySelector('[data-session-problem]');
  let endsAt = Date.parse(dialog.dataset['sessionEndsAt'] ?? '');
  if (Number.isNaN(endsAt)) return;

  const wait = () => setTimeout(warn, Math.min(Math.max(endsAt - warningBefore - Date.now(), 0), longestTimer));

  const warn = () => {
    if (endsAt - warningBefore > Date.now()) return wait();
    if (!dialog.open) dialog.showModal();
    count();
  };

  const count = () => {
    if (!dialog.open) return;
    const minutes = Math.ceil((endsAt - Date.now()) / 60000);
    if (minutes <= 0) return window.location.reload();
    if (left) left.textContent = minutes === 1 ? 'in less than a minute' : `in ${minutes} minutes`;
    setTimeout(count, 10000);
  };

  const stay = async () => {
    try {
      const reply = await fetch(dialog.dataset['sessionStayUrl'] ?? '', { headers: { accept: 'application/json' } });
      if (!reply.ok || reply.redirected) throw new Error(String(reply.status));
      endsAt = Date.parse((await reply.json()).endsAt);
      dialog.close();
      wait();
    } catch {
      if (problem) problem.textContent = 'You could not be kept signed in. Check your connection and try again.';
    }
  };

  dialog.querySelector('[data-session-stay]')?.addEventListener('click', stay);
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    void stay();
  });
  wait();
}
