// The shape of Fernshire's directory as it is written: kinds of service, each told several times in different places, by whom, and where.

export type Ward = { key: string; name: string; town: string; district: string; latitude: number; longitude: number };
export type Venue = { key: string; name: string; kind: string; lines: string; ward: string; postcode: string; access: string[]; hidden?: boolean };
export type Provider = { key: string; name: string; description: string; website: string; email: string; phone: string; kind: string; agency?: string };

/**
 * `name` holds {v}, {t}, {w} and {person}: venue, town, ward, somebody of `people`. `times` are day, opening, closing: one for each telling, in turn.
 * `at`: kinds or keys of venues, in turn; `ward` for a home somewhere in a ward; `area` for nowhere in particular.
 */
export type Told = {
  key: string;
  name: string;
  organizations: string[];
  categories: string[];
  description: string;
  ages?: [number, number | null];
  times?: [string, string, string][];
  timesNote?: string;
  price: 'free' | 'unknown' | [option: string, amount: number, per: string][];
  priceNote?: string;
  at: string[];
  count: number;
  ways: ('in-person' | 'online' | 'phone' | 'home-visit')[];
  towns?: string[];
  people?: string[];
  keptByVenue?: boolean;
  keywords?: string[];
  languages?: [code: string, name: string][];
  interpretation?: string;
  howToReach?: string;
  whatHappensNext?: string;
  waitingTime?: string;
  eligibility?: string;
  referral?: 'anyone' | 'professional' | 'either';
  send?: boolean;
  childcare?: 'childminder' | 'nursery' | 'playgroup' | 'out-of-school' | 'holiday' | 'home';
};
