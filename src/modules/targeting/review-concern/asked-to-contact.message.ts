/** To somebody who was asked to look after a listed household. It says nothing of whom. */
export const askedToContactMessage = {
  template: 'asked-to-contact',
  subject: 'You were asked to contact a family',
  body: 'A manager asked you to get in touch with a family who may need help. Sign in and choose “Families to contact” to read who, why and how it is safe.',
};
