import { text } from '#platform/fields.ts';

/** What somebody does for a family, as asked when they join its team. */
export const roleField = text({
  label: 'How do they help this family?',
  hint: 'For example “Class teacher” or “Debt adviser”',
  missing: 'Enter how they help',
  max: 100,
});
