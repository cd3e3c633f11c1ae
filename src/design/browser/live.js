/** While something goes on, shows its parts anew without the page losing its place; once it has ended, the whole page. */
export function showAnew() {
  const seconds = Number(document.body.dataset['refreshIn']);
  if (!seconds) return;

  const wait = () => setTimeout(ask, seconds * 1000);

  const ask = async () => {
    if (document.hidden) return wait();
    try {
      const reply = await fetch(window.location.href, { headers: { accept: 'text/html' } });
      if (!reply.ok || reply.redirected) return window.location.reload();
      const next = new DOMParser().parseFromString(await reply.text(), 'text/html');
      if (!next.body.dataset['refreshIn']) return window.location.reload();
      for (const part of document.querySelectorAll('[data-live]')) {
        const now = next.getElementById(part.id);
        if (now && !part.contains(document.activeElement)) part.replaceChildren(...now.childNodes);
      }
    } catch {
      // The line may be back the next time.
    }
    wait();
  };

  wait();
}
