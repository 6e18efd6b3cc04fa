import type { AddRoutes } from './routes.ts';

/** `GET /state`: everything the household is. `GET /state/hash`: equal when nobody changed anything in between. */
export const stateRoutes: AddRoutes = (server, household) => {
  server.get('/state', () => household.state);
  server.get('/state/hash', () => ({ hash: household.stateHash() }));
};
