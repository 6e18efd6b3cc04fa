import { request, type OutgoingHttpHeaders } from 'node:http';

export interface Got {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

export interface Sent {
  readonly from: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Of a form, or another body; without it, it is a look. */
  readonly form?: string;
  /** It comes from no browser, and so says nothing of a page that it comes from. */
  readonly noBrowser?: true;
}

/** One request from an address of this machine's own. */
export function askFrom(at: string, path: string, sent: Sent): Promise<Got> {
  const { from, headers = {}, form } = sent;
  const origin = sent.noBrowser ? {} : { origin: `http://${at}` };
  const [host, port] = at.split(':');
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...origin };
    const asked = request(
      {
        host,
        port,
        path,
        localAddress: from,
        agent: false,
        method: form === undefined ? 'GET' : 'POST',
        headers: { ...(form === undefined ? {} : { ...type, 'content-length': form.length }), ...headers },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(form);
  });
}
