export default definePageConfig({ navigationBarTitleText: '写批示' })
