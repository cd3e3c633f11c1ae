import { yes } from '#platform/decision.ts';
import { page } from '#platform/page.ts';
import { countComments } from '../comment.queries.ts';
import { shortlistIn } from '../keep-shortlist/shortlist.ts';
import { findStatements } from '../send-offer.queries.ts';
import { loadOffer } from './load-offer.ts';
import { sendOfferView } from './see-send-offer.view.ts';

export const aPage = 20;

/** The local offer for children and young people with special educational needs or disabilities. */
export const seeSendOfferPage = page({
  name: 'directory.see-send-offer',
  path: '/send',
  title: 'The local offer for special educational needs and disabilities',
  audience: 'anyone',
  width: 'full',
  quickExit: true,
  back: () => ({ href: '/services', text: 'All services' }),
  load: async (work, _params, query, kept) => ({
    ...(await loadOffer(work, query, aPage)),
    statements: await findStatements(work),
    counts: await countComments(work),
    shortlist: shortlistIn(kept),
  }),
  // What is public is for everybody.
  allow: () => yes,
  about: () => null,
  show: ({ subject, hidden }) => sendOfferView(subject, hidden['csrf'] ?? '', aPage),
});
