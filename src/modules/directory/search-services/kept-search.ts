import { keptUnder } from '../kept-answers.ts';
import { searchFields } from './search.form.ts';

export const { keep: keepSearch, read: keptSearch } = keptUnder('search', searchFields);
