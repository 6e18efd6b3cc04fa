/** A household with everything that status pages gave away before 2018. */
export const PERSONAL = {
  registration: { customerId: '111111111', email: 'owner@example.com' },
  accounts: [
    {
      serviceType: 2311,
      serialNumber: 1,
      username: '12345678',
      nickname: 'mysonos',
      deviceId: '12345',
      key: '',
    },
    {
      serviceType: 519,
      serialNumber: 4,
      username: 'email@example.com',
      nickname: 'myservice',
      deviceId: '',
      key: '',
    },
  ],
  controllers: [
    { name: "John Doe's iPhone", kind: 'iPhone', address: '192.0.2.50', mac: '02:00:00:00:00:50' },
  ],
  wifi: {
    ssid: 'The Does',
    protection: 'WPA2',
    channelFrequency: 2437,
    routerMac: '02:00:00:00:00:01',
    neighbours: [{ ssid: 'Cafe next door', bssid: '02:00:00:00:00:99', protection: 'WEP', signal: -71 }],
  },
};
