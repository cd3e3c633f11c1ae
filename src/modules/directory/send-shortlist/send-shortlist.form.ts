import { text } from '#platform/fields.ts';
import { form } from '#platform/form.ts';

export const sendShortlistForm = form({
  to: text({
    label: 'Your email address',
    hint: 'We use it once, to send the list, and do not keep it. Whoever reads your email can see which services are on the list.',
    missing: 'Enter your email address',
    max: 254,
    format: { pattern: /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/, wrong: 'Enter an email address in the correct format, like name@example.org' },
    control: { kind: 'text', type: 'email', autocomplete: 'email', spellcheck: false },
  }),
});
