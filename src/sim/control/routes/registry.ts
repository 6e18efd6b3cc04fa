import { faultRoutes } from './faults.ts';
import { playerRoutes } from './players.ts';
import type { AddRoutes } from './routes.ts';
import { stateRoutes } from './state.ts';
import { trafficRoutes } from './traffic.ts';

export const ROUTES: readonly AddRoutes[] = [stateRoutes, playerRoutes, faultRoutes, trafficRoutes];
