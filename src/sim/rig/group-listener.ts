import { createSocket } from 'node:dgram';

/** What players say to a group on loopback. */
export interface GroupListener {
  /** From one address, oldest first. */
  from(address: string): readonly Buffer[];
  close(): void;
}

export function listenToGroup(group: string, port: number): Promise<GroupListener> {
  const heard: { readonly bytes: Buffer; readonly address: string }[] = [];
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.on('message', (bytes, { address }) => heard.push({ bytes, address }));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, group, () => {
      socket.addMembership(group, '127.0.0.1');
      resolve({
        from: (address) => heard.filter((item) => item.address === address).map(({ bytes }) => bytes),
        close: () => socket.close(),
      });
    });
  });
}
