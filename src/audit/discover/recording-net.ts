import { formatEndpoint } from '../../base/address.ts';
import type { Net } from '../../ports/net.ts';
import type { Transcript } from '../gather/transcript.ts';

/** A network whose outgoing datagrams stand in the transcript. */
export const recordingNet = (net: Net, transcript: Transcript): Net => ({
  ...net,
  async datagrams(options, onDatagram) {
    const socket = await net.datagrams(options, onDatagram);
    return {
      local: socket.local,
      close: () => socket.close(),
      send(bytes, to) {
        const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
        transcript.add({ kind: 'datagram', peer: formatEndpoint(to), text: text.slice(0, 2048) });
        return socket.send(bytes, to);
      },
    };
  },
});
