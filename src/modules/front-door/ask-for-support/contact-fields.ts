export const emailFormat = { pattern: /^[^\s@]+@[^\s@]+\.[^\s@.]+$/, wrong: 'Enter an email address in the correct format, like name@example.org' };
export const phoneFormat = { pattern: /^\+?[\d\s()-]{8,}$/, wrong: 'Enter a phone number, like 01632 960 001 or 07700 900 982' };
