export default definePageConfig({ navigationBarTitleText: '联办', enablePullDownRefresh: true })
