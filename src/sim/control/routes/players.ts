import { type Static, Type } from 'typebox';
import { SwitchesSchema } from '../../definition/player-schema.ts';
import type { RunningHousehold } from '../../household.ts';
import type { PlayerState } from '../../state/player.ts';
import { type AddRoutes, playerNamed } from './routes.ts';

const PowerSchema = Type.Object({
  player: Type.String({ maxLength: 200 }),
  act: Type.Enum(['reboot', 'vanish', 'restore']),
});
const PlayerSchema = Type.Object({ player: Type.String({ maxLength: 200 }) });

const described = ({ id, room, address, model, build, power, bootSeq, switches }: PlayerState) => ({
  id,
  room,
  address,
  model,
  build,
  power,
  bootSeq,
  switches,
});

/**
 * `GET /players`; `POST /players/PLAYER/reboot`, `/vanish`, `/restore`; `PATCH /players/PLAYER/switches` turns UPnP,
 * Authentication and the like on and off. PLAYER is an id or a room.
 */
export const playerRoutes: AddRoutes = (server, household) => {
  server.get('/players', () => Object.values(household.state.players).map(described));
  server.post<{ Params: Static<typeof PowerSchema> }>(
    '/players/:player/:act',
    { schema: { params: PowerSchema } },
    async ({ params }, reply) => {
      const player = playerNamed(household, params.player);
      household.power[params.act](player.id);
      await reply.code(202).send(described(player));
    },
  );
  server.patch<{ Params: Static<typeof PlayerSchema>; Body: Static<typeof SwitchesSchema> }>(
    '/players/:player/switches',
    { schema: { params: PlayerSchema, body: SwitchesSchema } },
    ({ params, body }) => switched(household, params.player, body),
  );
};

function switched(household: RunningHousehold, name: string, wanted: Static<typeof SwitchesSchema>) {
  const player = playerNamed(household, name);
  Object.assign(player.switches, wanted);
  household.world.changed();
  return described(player);
}
