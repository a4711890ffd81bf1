export default definePageConfig({ navigationBarTitleText: '向督查咨询' })
