/** What was asked for could not be understood: what is wrong, by the name of each parameter. */
export class BadParameters extends Error {
  readonly parameters: Readonly<Record<string, string>>;

  constructor(parameters: Readonly<Record<string, string>>) {
    super('Some parameters could not be understood');
    this.parameters = parameters;
  }
}
