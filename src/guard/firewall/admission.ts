import type { CastServiceId } from '../../catalog/cast-services.ts';
import { setOf } from './cast-rules.ts';
import { TABLE } from './table.ts';

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

/** Begins it or lets it last anew: what is there already would keep its old time. */
export const admitText = (admission: Admission): string =>
  `${endText(admission)}${change('add', admission, ` timeout ${ADMITTED_SECONDS}s`)}`;

/** To add what is there is no error, and to delete it is then none either. */
export const endText = (admission: Admission): string =>
  `${change('add', admission)}${change('delete', admission)}`;

function change(verb: 'add' | 'delete', { service, client, players }: Admission, more = ''): string {
  const elements = players.map((player) => `${client} . ${player}${more}`).join(', ');
  return `${verb} element inet ${TABLE} ${setOf(service)} { ${elements} }\n`;
}
