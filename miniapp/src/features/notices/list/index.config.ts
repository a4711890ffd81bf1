export default definePageConfig({ navigationBarTitleText: '销号公示', enablePullDownRefresh: true })
