import type { CastServiceId } from '../../catalog/cast-services.ts';
import { setOf } from './cast-rules.ts';
import { endElements, lastElements } from './elements.ts';

/** From one client to players, by one service that is not read. */
export interface Admission {
  readonly service: CastServiceId;
  readonly client: string;
  readonly players: readonly string[];
}

/** Seconds that it lasts unless it is said anew: so it ends by itself where the guard does. */
export const ADMITTED_SECONDS = 30;
/** In one question: what a line takes. */
export const MOST_ADMITTED = 200;

/** Begins it or lets it last anew. */
export const admitText = (admission: Admission): string =>
  lastElements(setOf(admission.service), elementsOf(admission), `${ADMITTED_SECONDS}s`);

export const endText = (admission: Admission): string =>
  endElements(setOf(admission.service), elementsOf(admission));

const elementsOf = ({ client, players }: Admission): readonly string[] =>
  players.map((player) => `${client} . ${player}`);
