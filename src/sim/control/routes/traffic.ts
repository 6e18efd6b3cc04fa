import { type Static, Type } from 'typebox';
import { TRAFFIC_DOORS } from '../../recorder/traffic.ts';
import type { AddRoutes } from './routes.ts';

const QuerySchema = Type.Object(
  {
    playerId: Type.Optional(Type.String({ maxLength: 200 })),
    door: Type.Optional(Type.Enum([...TRAFFIC_DOORS])),
    direction: Type.Optional(Type.Enum(['in', 'out'])),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  },
  { additionalProperties: false },
);

const LIMIT = 1000;

/**
 * `GET /traffic?playerId=&door=&direction=&after=&limit=`: the requests and datagrams that players received and sent, oldest
 * first, each with its effect on the state. `last` is the `after` of the next call. `DELETE /traffic` forgets them.
 */
export const trafficRoutes: AddRoutes = (server, { recorder }) => {
  server.get<{ Querystring: Static<typeof QuerySchema> }>(
    '/traffic',
    { schema: { querystring: QuerySchema } },
    ({ query: { limit = LIMIT, ...filter } }) => {
      const entries = recorder.entries(filter).slice(0, limit);
      return { entries, last: entries.at(-1)?.number ?? filter.after ?? 0 };
    },
  );
  server.delete('/traffic', async (_request, reply) => {
    recorder.clear();
    await reply.code(204).send();
  });
};
