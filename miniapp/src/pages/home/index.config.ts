export default definePageConfig({ navigationBarTitleText: '明督', enablePullDownRefresh: true })
