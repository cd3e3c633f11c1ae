import type { Kind } from '../../content.ts';
import { categories } from './categories.ts';
import { aboutChildcare } from './childcare.ts';
import { howItStands } from './how-it-stands.ts';
import { howToReach } from './how-to-reach.ts';
import { languages } from './languages.ts';
import { aboutOrganization } from './organization.ts';
import type { Part } from './part.ts';
import { aboutPlace, gettingIn } from './place.ts';
import { sendAnswers } from './send-answers.ts';
import { whatItCosts } from './what-it-costs.ts';
import { whatItIs } from './what-it-is.ts';
import { whenItIs } from './when-it-is.ts';
import { whereItIs } from './where-it-is.ts';
import { whoItIsFor } from './who-it-is-for.ts';

const all: readonly Part[] = [
  whatItIs,
  whoItIsFor,
  whenItIs,
  whereItIs,
  whatItCosts,
  howToReach,
  languages,
  categories,
  sendAnswers,
  aboutChildcare,
  howItStands,
  aboutPlace,
  gettingIn,
  aboutOrganization,
];

/** The parts of a description, in the order they are shown. */
export const partsOf = (kind: Kind): readonly Part[] => all.filter(part => part.kind === kind);
