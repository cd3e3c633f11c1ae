import type { accessFeatures } from './content-parts.ts';
import type { ServiceContent, childcareKinds, ways } from './content.ts';
import type { ServicePage } from './service-page.ts';
import { sessionsOf } from './sessions.ts';

// How what is public of a service is said to families: the same words in lists, on pages, on paper and in messages.

export const dayWords = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const accessWords: Readonly<Record<(typeof accessFeatures)[number], string>> = {
  'step-free': 'Step-free',
  'accessible-toilet': 'Accessible toilet',
  'changing-place': 'Changing Places toilet',
  'hearing-loop': 'Hearing loop',
  'sign-language': 'Sign language',
  'quiet-space': 'Quiet space',
  'accessible-parking': 'Accessible parking',
  'baby-changing': 'Baby changing',
  'assistance-dogs': 'Assistance dogs welcome',
};

export const childcareWords: Readonly<Record<(typeof childcareKinds)[number], string>> = {
  childminder: 'Childminder',
  nursery: 'Day nursery',
  playgroup: 'Preschool or playgroup',
  'out-of-school': 'Before and after school',
  holiday: 'In the holidays',
  home: 'In your own home',
};

export const wayWords: Readonly<Record<(typeof ways)[number], string>> = {
  'in-person': 'In person',
  online: 'Online',
  phone: 'By phone',
  'home-visit': 'At your home',
};

/** Funded hours that families can get now; since September 2025 working parents get 30 hours from 9 months on. */
export const fundedCodes = ['9-months-30', '2-years-15', '2-years-30', '3-and-4-years-15', '3-and-4-years-30'] as const;

export const fundedWords: Readonly<Record<string, string>> = {
  '9-months-15': '15 hours from 9 months',
  '9-months-30': '30 hours from 9 months, for working parents',
  '2-years-15': '15 hours for 2 year olds, for families with a low income',
  '2-years-30': '30 hours for 2 year olds, for working parents',
  '3-and-4-years-15': '15 hours for all 3 and 4 year olds',
  '3-and-4-years-30': '30 hours for 3 and 4 year olds, for working parents',
};

/** For lists: the ages that funded hours are offered at, “from 9 months, 2 year olds”. */
export function sayFundedShortly(codes: readonly string[]): string {
  const ages = codes.map(code =>
    code.startsWith('9-months') ? 'from 9 months' : code.startsWith('2-years') ? '2 year olds' : code.startsWith('3-and-4') ? '3 and 4 year olds' : code,
  );
  return [...new Set(ages)].join(', ');
}

const old = (age: number) => (age < 2 && age % 1 !== 0 ? `${Math.round(age * 12)} months` : age === 1 ? '1 year' : `${age} years`);

/** “From 5 years to 11 years”. */
export function sayAges({ minimumAge, maximumAge }: Pick<ServiceContent, 'minimumAge' | 'maximumAge'>): string {
  const grown = maximumAge === undefined || maximumAge >= 26;
  if ((minimumAge ?? 0) === 0 && grown) return 'All ages';
  if (grown) return `From ${old(minimumAge ?? 0)}`;
  if ((minimumAge ?? 0) === 0) return `Up to ${old(maximumAge)}`;
  return `From ${old(minimumAge ?? 0)} to ${old(maximumAge)}`;
}

/** What it costs; that nobody has said is said, since it is not the same as free. */
export function sayCost({ cost, costOptions = [], costNote }: Pick<ServiceContent, 'cost' | 'costOptions' | 'costNote'>): string {
  if (cost === 'free') return ['Free', costNote].filter(Boolean).join('. ');
  const said = costOptions.flatMap(({ option, amount, amountDescription }) => {
    const money = amount === undefined ? '' : amount === 0 ? 'free' : `£${amount.toFixed(2).replace(/\.00$/, '')}`;
    return [option, [money, amountDescription].filter(Boolean).join(' ')].filter(Boolean).join(': ');
  });
  if (cost === 'unknown') return ['The cost is not told. Ask before you go', costNote].filter(Boolean).join('. ');
  return [said.join('; ') || 'There is a cost. Ask how much', costNote].filter(Boolean).join('. ');
}

export const sayCostShortly = ({ cost }: Pick<ServiceContent, 'cost'>): string =>
  cost === 'free' ? 'Free' : cost === 'costs' ? 'Costs something' : 'Cost not told';

/** “Tuesdays and Thursdays, 9:30 to 11:00”, a line for each time of day. */
export function sayTimes(content: ServiceContent): string[] {
  const byTime = new Map<string, number[]>();
  for (const { day, opens, closes } of sessionsOf(content)) {
    const isAllDay = opens === '00:00' && (closes === '23:59' || closes === '00:00');
    const at = isAllDay ? ', at any hour' : opens === null ? '' : `, ${opens}${closes === null ? '' : ` to ${closes}`}`;
    byTime.set(at, [...(byTime.get(at) ?? []), day]);
  }
  return [...byTime].map(([at, days]) => `${sayDays([...new Set(days)].sort())}${at}`);
}

const lists = new Intl.ListFormat('en-GB');

function sayDays(days: readonly number[]): string {
  const [first = 1, last = 1] = [days[0], days.at(-1)];
  if (days.length > 2 && last - first === days.length - 1) return `${dayWords[first - 1]} to ${dayWords[last - 1]}`;
  return lists.format(days.map(day => `${dayWords[day - 1]}s`));
}

/** The towns it is in, or how it reaches people elsewhere. */
export function sayWhere({ places, content }: ServicePage): string {
  const towns = [...new Set(places.flatMap(({ location }) => (location.hidden ? [] : (location.addresses ?? []).map(({ town }) => town))))];
  const comes = content.ways.filter(way => way !== 'in-person').map(way => wayWords[way].toLowerCase());
  return [towns.join(', '), comes.join(', ')]
    .filter(Boolean)
    .join(' · ')
    .replace(/^./, letter => letter.toUpperCase());
}

export function sayMiles(metres: number): string {
  const miles = metres / 1609.344;
  return miles < 0.5 ? 'less than half a mile' : miles < 1.5 ? 'about a mile' : `${Math.round(miles)} miles`;
}
