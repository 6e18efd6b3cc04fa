import { formatEndpoint } from '../../base/address.ts';
import type { Net } from '../../ports/net.ts';
import type { Transcript } from '../gather/transcript.ts';

/** A network whose datagrams stand in the transcript once they have left. */
export const recordingNet = (net: Net, transcript: Transcript): Net => ({
  ...net,
  async datagrams(options, onDatagram) {
    const socket = await net.datagrams(options, onDatagram);
    return {
      local: socket.local,
      close: () => socket.close(),
      async send(bytes, to) {
        await socket.send(bytes, to);
        const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
        transcript.add({ kind: 'datagram', peer: formatEndpoint(to), text: text.slice(0, 2048) });
      },
    };
  },
});
