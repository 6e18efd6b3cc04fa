import { type Static, Type } from 'typebox';
import { checkFault } from '../../definition/check-fault.ts';
import { FaultSchema, type FaultSpec } from '../../definition/fault-schema.ts';
import type { RunningHousehold } from '../../household.ts';
import { ControlError } from '../errors.ts';
import type { AddRoutes } from './routes.ts';

const NumberSchema = Type.Object({ number: Type.Integer({ minimum: 1 }) });

/** `GET /faults`; `POST /faults` with a fault as in a household file; `DELETE /faults/NUMBER`; `DELETE /faults`. */
export const faultRoutes: AddRoutes = (server, household) => {
  server.get('/faults', () => household.faults.list());
  server.post<{ Body: FaultSpec }>('/faults', { schema: { body: FaultSchema } }, async ({ body }, reply) => {
    await reply.code(201).send({ number: added(household, body) });
  });
  server.delete<{ Params: Static<typeof NumberSchema> }>(
    '/faults/:number',
    { schema: { params: NumberSchema } },
    async ({ params }, reply) => {
      if (!household.faults.remove(params.number))
        throw new ControlError(404, 'no-fault', `there is no fault ${params.number}`);
      await reply.code(204).send();
    },
  );
  server.delete('/faults', async (_request, reply) => {
    household.faults.clear();
    await reply.code(204).send();
  });
};

function added({ state, faults }: RunningHousehold, spec: FaultSpec): number {
  const rooms = Object.values(state.players).map(({ room }) => room);
  const problem = checkFault(rooms, spec, [])[0];
  if (problem)
    throw new ControlError(
      400,
      'invalid',
      [problem.path.join('.'), problem.message].filter(Boolean).join(': '),
    );
  return faults.add(spec);
}
