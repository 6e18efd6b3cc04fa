export const SERVICE_NAMESPACE = 'urn:schemas-upnp-org:service-1-0';
