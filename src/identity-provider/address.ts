export const clientId = 'open-early-help';
export const mountedAt = '/identity';
