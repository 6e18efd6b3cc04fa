import { leaf } from '../../xml/escape.ts';
import { wrap, type StatusContext, type StatusPage } from './status-page.ts';

/** Addresses and ports of every controller that listens (elements of 86.10). */
export const upnp: StatusPage = {
  path: '/upnp',
  render: ({ subscribers }) => {
    const services = [...new Set(subscribers.map((subscriber) => subscriber.service))];
    const incoming = services.map((service) => {
      const mine = subscribers.filter((subscriber) => subscriber.service === service);
      return wrap('Service', mine.map(subscription).join(''), {
        name: service,
        current: String(mine.length),
        max: String(mine[0]?.max ?? 0),
      });
    });
    return wrap('Subscriptions', `${wrap('Incoming', incoming.join(''))}<Outgoing></Outgoing>`);
  },
};

const subscription = (subscriber: StatusContext['subscribers'][number]): string =>
  wrap(
    'Subscription',
    leaf('SubscriptionID', subscriber.sid) +
      leaf('NotificationAddr', subscriber.callback) +
      leaf('EventKey', String(subscriber.eventKey)) +
      leaf('NotifyErrors', '0') +
      leaf('IsSecure', '0'),
  );

export const subrenew: StatusPage = {
  path: '/subrenew',
  render: () => wrap('Subscriptions', '<Outgoing></Outgoing>'),
};
