import type { Agreement, AgreementGiven } from './family.ts';

export const agreementWords: Record<AgreementGiven, string> = {
  yes: 'The family agrees',
  no: 'The family does not agree',
  'not-asked-yet': 'Not asked yet',
  'asking-could-put-someone-at-risk': 'Not asked: asking could put someone at risk',
  withdrawn: 'Agreement withdrawn',
};

export const agreementChoices = (Object.keys(agreementWords) as AgreementGiven[]).map(value => ({ value, label: agreementWords[value] }));

/** Whether work may go on as agreed; the other answers are said plainly at the top of the page. */
export const isAgreed = (agreement: Pick<Agreement, 'given'> | null): boolean => agreement?.given === 'yes';
