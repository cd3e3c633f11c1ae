import { CannotStart } from '#platform/start/progress.ts';

/** Ten a second is far above what sends requests for support; a system that goes wrong is stopped there. */
export const ordinaryRequestsAMinute = 600;

/** API_REQUESTS_A_MINUTE: how many requests a minute one system may send to one process. */
export function readApi(environment: Readonly<Record<string, string | undefined>>): { requestsAMinute: number } {
  const given = environment['API_REQUESTS_A_MINUTE']?.trim();
  const requestsAMinute = given ? Number(given) : ordinaryRequestsAMinute;
  if (!Number.isInteger(requestsAMinute) || requestsAMinute < 1) throw new CannotStart('API_REQUESTS_A_MINUTE must be a whole number above 0');
  return { requestsAMinute };
}
