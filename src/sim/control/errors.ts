import type { FastifyInstance } from 'fastify';

/** A refusal of the control port; `statusCode` is what fastify answers. */
export class ControlError extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** Every error has the form `{error: {code, message}}`. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler<Error & { statusCode?: number; code?: string }>(async (error, _request, reply) => {
    const code = error.code === 'FST_ERR_VALIDATION' ? 'invalid' : (error.code ?? 'bug');
    await reply.code(error.statusCode ?? 500).send({ error: { code, message: error.message } });
  });
  server.setNotFoundHandler(async (_request, reply) => {
    await reply.code(404).send({ error: { code: 'no-route', message: 'GET / lists what there is' } });
  });
}
