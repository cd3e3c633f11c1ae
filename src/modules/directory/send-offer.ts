import written from './send-offer.json' with { type: 'json' };

// The local offer for special educational needs and disabilities, as the regulations ask for it: which ages, which subjects, which questions each service answers.

export type SendQuestion = { key: string; question: string; hint: string };
export type Stage = { key: string; name: string; short: string; from: number; to: number };

/**
 * Something the offer must hold. `says`: services tell it, or the council itself, or both; or it is told by what each service answers. Services of the offer
 * belong to it by a term they are under (`terms`), a term that is their own (`ownTerms`), the kind of childcare, or the ages they are for.
 */
export type Subject = {
  key: string;
  name: string;
  asks: string;
  says: 'services' | 'council' | 'both' | 'answers';
  terms?: readonly string[];
  ownTerms?: readonly string[];
  childcare?: readonly string[];
  from?: number;
  until?: number;
};

export type Statement = { subject: string; said: string; url: string | null; saidOn: Temporal.PlainDate; version: number };

/** A service of the offer, with what it is found by. */
export type Offered = {
  id: string;
  terms: readonly string[];
  ownTerms: readonly string[];
  childcare: string | null;
  minimumAge: number | null;
  maximumAge: number | null;
};

export const sendQuestions: readonly SendQuestion[] = written.questions;
export const stages: readonly Stage[] = written.stages;
export const subjects: readonly Subject[] = written.subjects as readonly Subject[];
export const sendSources: readonly { name: string; url: string }[] = written.sources;

/** What families choose from: every subject that services tell. */
export const kindsOfSupport = subjects.filter(({ says }) => says === 'services' || says === 'both');
/** What the council writes itself. */
export const councilSubjects = subjects.filter(({ says }) => says === 'council' || says === 'both');

const oldest = 200;

export const isFor = ({ from, to }: Stage, { minimumAge, maximumAge }: Offered): boolean => (minimumAge ?? 0) < to + 1 && (maximumAge ?? oldest) >= from;

export function isOf({ terms = [], ownTerms = [], childcare = [], from, until }: Subject, service: Offered): boolean {
  return (
    terms.some(term => service.terms.includes(term)) ||
    ownTerms.some(term => service.ownTerms.includes(term)) ||
    childcare.includes(service.childcare ?? '') ||
    (from !== undefined && (service.minimumAge ?? 0) >= from && (service.maximumAge ?? oldest) >= (until ?? from))
  );
}

/** How far what there is reaches: of one subject how many services, for each stage too, and what is missing. */
export type Covered = { subject: Subject; services: number; byStage: readonly number[]; statement: Statement | null; gap: string | null };

export function coverageOf(services: readonly Offered[], statements: readonly Statement[], answeredAll: ReadonlySet<string>): Covered[] {
  return subjects.map(subject => {
    const own =
      subject.says === 'answers'
        ? services.filter(({ id }) => answeredAll.has(id))
        : subject.says === 'council'
          ? []
          : services.filter(one => isOf(subject, one));
    const statement = statements.find(one => one.subject === subject.key) ?? null;
    const byStage = stages.map(stage => own.filter(one => isFor(stage, one)).length);
    return { subject, services: own.length, byStage, statement, gap: gapIn(subject, own.length, statement, services.length) };
  });
}

function gapIn({ says }: Subject, services: number, statement: Statement | null, all: number): string | null {
  const left = all - services;
  if (says === 'answers') return left === 0 ? null : `${left} of ${all} services ${left === 1 ? 'has' : 'have'} not answered all the questions`;
  const gaps = [
    says !== 'council' && services === 0 && 'No service is in the offer for this',
    says !== 'services' && !statement && 'The council has not written how this is arranged',
  ].filter(gap => gap !== false);
  return gaps.length === 0 ? null : gaps.join('. ');
}
