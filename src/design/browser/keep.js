const idleFor = 2000;
const againAfter = 15000;

const timeOf = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Europe/London' });

/**
 * Sends what is typed to the server while it is being typed, and says when it was kept. Nothing is stored on the device.
 * @param {HTMLFormElement} form
 */
export function keepWhatIsTyped(form) {
  const status = form.querySelector('[data-keep-status]') ?? document.querySelector('[data-keep-status]');
  const url = form.dataset['keepUrl'] ?? '';
  let kept = written(form);
  let leaving = false;
  let sending = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {number} delay */
  const soon = delay => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), delay);
  };

  const send = async (isLastChance = false) => {
    clearTimeout(timer);
    const now = written(form);
    if (leaving || now === kept) return;
    if (sending && !isLastChance) return soon(idleFor);
    sending = true;
    try {
      const reply = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(now),
        keepalive: now.length < 60000,
        headers: { accept: 'application/json' },
      });
      if (!reply.ok) throw new Error(String(reply.status));
      const { keptAt } = await reply.json();
      kept = now;
      say(`Saved at ${timeOf.format(new Date(keptAt ?? Date.now()))}`, false);
    } catch {
      say('Not saved, check your connection', true);
      soon(againAfter);
    }
    sending = false;
  };

  /** @param {string} words @param {boolean} isProblem */
  const say = (words, isProblem) => {
    if (!status) return;
    status.textContent = words;
    status.classList.toggle('app-keep-status--problem', isProblem);
  };

  form.addEventListener('input', () => soon(idleFor));
  form.addEventListener('change', () => soon(idleFor));
  form.addEventListener('submit', () => {
    leaving = true;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void send(true);
  });
  window.addEventListener('pagehide', () => void send(true));
  window.addEventListener('online', () => void send());
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
}

/**
 * The form as a browser would send it, with its token against forged posts, without files.
 * @param {HTMLFormElement} form
 */
function written(form) {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return new URLSearchParams(fields).toString();
}
