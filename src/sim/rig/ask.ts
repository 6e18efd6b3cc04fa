import { request as requestInClear } from 'node:http';
import { request as requestThroughTls } from 'node:https';

export interface Question {
  readonly address: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  /** Of the status line. */
  readonly phrase: string;
  readonly body: string;
}

/** One request over its own connection: in clear to port 1400, through TLS to the others. */
export function ask({ address, port, method, path, headers = {}, body = '' }: Question): Promise<Reply> {
  const send = port === 1400 ? requestInClear : requestThroughTls;
  const options = { host: address, port, method, path, headers, agent: false, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const sent = send(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          phrase: response.statusMessage ?? '',
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.setTimeout(20_000, () => sent.destroy(new Error(`no answer to ${method} ${path} in time`)));
    sent.on('error', reject);
    sent.end(body);
  });
}
