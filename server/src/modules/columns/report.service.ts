export { firstAnswers, resultDays } from './report.repo'
