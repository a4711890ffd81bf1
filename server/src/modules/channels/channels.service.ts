export { channelMetrics } from './channels.metrics'
export { askQuotas } from './channels.quota'
