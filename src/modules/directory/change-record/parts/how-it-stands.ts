import { date } from '#platform/date-field.ts';
import { oneOf, text, when } from '#platform/fields.ts';
import { form } from '#platform/form.ts';
import type { ServiceContent } from '../../content.ts';
import { given, part, saying } from './part.ts';

type Day = Temporal.PlainDate;
type State = 'open' | 'scheduled' | 'closed' | 'ended';
type Input = {
  state: State;
  opensOn: Day | null;
  closedFrom: Day | null;
  closedUntil: Day | null;
  because: string | null;
  endsOn: Day | null;
  alert: string | null;
  waitingTime: string | null;
};

const day = (written: string | undefined) => (written === undefined ? undefined : Temporal.PlainDate.from(written));

function stateOf({ opensOn, closed, endsOn }: ServiceContent, today: Day): State {
  const now = today.toString();
  if (endsOn !== undefined) return 'ended';
  if (closed && (closed.until === undefined || closed.until >= now)) return 'closed';
  return opensOn !== undefined && opensOn > now ? 'scheduled' : 'open';
}

/** The day it once began stays; one that it was to begin on is gone when it is said to be open. */
const begunBefore = ({ opensOn }: ServiceContent, today: Day) => (opensOn !== undefined && opensOn <= today.toString() ? opensOn : null);

export const howItStands = part<'service', Input>('service', {
  key: 'status',
  title: 'Whether it is open',
  hint: 'What begins or ends on a day does so by itself.',
  keys: ['opensOn', 'closed', 'endsOn', 'alert', 'waitingTime'],
  form: () =>
    form<Input>(
      {
        state: oneOf({
          label: 'How does it stand?',
          missing: 'Select how it stands',
          choices: [
            { value: 'open', label: 'Open' },
            { value: 'scheduled', label: 'It has not begun yet' },
            { value: 'closed', label: 'Closed for a while' },
            { value: 'ended', label: 'It has ended, or will end on a day' },
          ],
        }),
        opensOn: when('state', ['scheduled'], date({ label: 'When does it begin?', missing: 'Enter the day it begins' })),
        closedFrom: when('state', ['closed'], date({ label: 'Closed from', missing: 'Enter from which day it is closed' })),
        closedUntil: when('state', ['closed'], date({ label: 'Closed until', hint: 'The last day. Leave it empty if nobody knows.' })),
        because: when('state', ['closed'], text({ label: 'Why', hint: 'Shown to families. For example “The roof is being repaired”', max: 500 })),
        endsOn: when('state', ['ended'], date({ label: 'Its last day', missing: 'Enter its last day' })),
        alert: text({ label: 'What should people know first?', hint: 'Shown at the top of its page. For example “New: it begins soon”', max: 500 }),
        waitingTime: text({ label: 'How long people usually wait, in words', hint: 'For example “Three to four weeks”', max: 500 }),
      },
      ({ closedFrom, closedUntil }) =>
        closedFrom && closedUntil && Temporal.PlainDate.compare(closedUntil, closedFrom) < 0 ? { closedUntil: 'It opens again before it closes' } : {},
    ),
  fill: (content, { today }) => {
    const { opensOn, closed, endsOn, alert, waitingTime } = content;
    return given<Input>({
      state: stateOf(content, today),
      opensOn: day(opensOn),
      closedFrom: day(closed?.from),
      closedUntil: day(closed?.until),
      because: closed?.because,
      endsOn: day(endsOn),
      alert,
      waitingTime,
    });
  },
  write: (content, { opensOn, closedFrom, closedUntil, because, endsOn, alert, waitingTime }, { today }) =>
    saying(content, {
      opensOn: opensOn?.toString() ?? begunBefore(content, today),
      closed: closedFrom ? saying({ from: closedFrom.toString() }, { until: closedUntil?.toString(), because } as object) : null,
      endsOn: endsOn?.toString() ?? null,
      alert,
      waitingTime,
    }),
});
