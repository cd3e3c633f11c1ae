/**
 * The issuer of the accounts of the made-up council: its identity provider runs inside the demonstration (src/identity-provider).
 * A name, not an address, so that accounts stay the same people whatever port the demonstration runs on.
 */
export const demoIssuer = 'https://identity.fernshire.example';
