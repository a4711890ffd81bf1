export default definePageConfig({ navigationBarTitleText: '领导批示', enablePullDownRefresh: true })
