export { matterIdsOfBasis } from './basis.repo'
