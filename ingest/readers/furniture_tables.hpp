#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// What page furniture says. All entries are folded lines (lines.hpp): lower case, straight quotes, no decoration at
/// the ends. To add one, add it here; readers/furniture_test.cpp checks that every entry is in folded form and does its
/// work.
namespace entente::ingest::furniture {

/// Something a line says, and the most words the line may have.
struct Opening {
  std::string_view text;
  std::size_t most_words;
};

// One entry a line would make a book of it.
// clang-format off

/// The whole line says this.
inline constexpr auto kExact = std::to_array<std::string_view>({
    "ad", "ads", "advert", "advertisement", "advertisements", "advertising", "sponsored", "sponsored content",
    "promoted", "promoted content", "paid content", "partner content", "story continues below",
    "story continues below advertisement", "story continues after advertisement", "article continues below",
    "article continues after this advertisement", "article continues below advertisement", "scroll to top",
    "back to top", "go to top", "return to top", "scroll to continue", "skip to content", "skip to main content",
    "skip to navigation", "menu", "main menu", "open menu", "close menu", "toggle navigation", "toggle menu",
    "navigation", "home", "homepage", "search", "search for", "close", "sign in", "sign up", "log in", "login",
    "log out", "register", "my account", "subscribe", "subscribe now", "donate", "donate now", "newsletter",
    "newsletters", "e-paper", "epaper", "rss", "contact us", "about us", "contact", "about", "sitemap", "site map",
    "careers", "advertise with us", "advertise", "privacy", "privacy policy", "cookie policy", "cookie settings",
    "cookies", "terms", "terms of use", "terms of service", "terms and conditions", "terms & conditions", "accept",
    "accept all", "accept cookies", "accept all cookies", "reject all", "manage preferences", "manage cookies",
    "previous", "next", "prev", "previous article", "next article", "previous post", "next post", "previous story",
    "next story", "older posts", "newer posts", "older post", "newer post", "read more", "more", "load more",
    "show more", "see more", "view more", "view all", "see all", "continue reading", "keep reading", "read full story",
    "read the full story", "read full article", "click here", "learn more", "find out more", "share this",
    "share this article", "share this story", "share this post", "share this page", "share article", "share on",
    "share via", "copy link", "copied", "link copied", "url copied", "print this article", "print article",
    "email this article", "text size", "font size", "a a a", "aa", "listen", "listen to this article",
    "listen to article", "listen to story", "watch", "watch live", "watch now", "watch video", "play", "play video",
    "play now", "pause", "mute", "video player", "video", "video unavailable", "live", "gallery", "photo gallery",
    "view gallery", "slideshow", "in pictures", "loading", "please wait", "cancel reply", "name", "email", "website",
    "comment", "your name", "your email", "your comment", "your message", "post comment", "submit", "send",
    "submit comment", "reply", "report", "report abuse", "topics", "tags", "tagged", "follow", "follow us", "following",
    "follow us on", "author", "about the author", "view author archive", "written by", "correction", "save",
    "save for later", "bookmark", "give feedback", "feedback", "was this helpful", "yes", "no", "translate", "english",
    "select language", "file photo", "representational image", "representative image", "file image", "stock photo",
});

/// The line begins like this.
inline constexpr auto kOpenings = std::to_array<Opening>({
    {"your email address will not be published", 30}, {"required fields are marked", 12}, {"save my name", 30},
    {"notify me of", 20}, {"you must be logged in", 15}, {"log in to", 15}, {"login to", 15}, {"sign in to", 15},
    {"please log in", 15}, {"please login", 15}, {"please sign in", 15}, {"create an account", 15},
    {"already a subscriber", 15}, {"already have an account", 15}, {"not a subscriber", 15}, {"subscribe to", 40},
    {"subscribe for", 40}, {"subscribe today", 30}, {"sign up for", 40}, {"sign up to", 40}, {"sign up now", 30},
    {"get the latest news", 40}, {"get the latest stories", 40}, {"get our", 30}, {"get breaking news", 30},
    {"get all the latest", 40}, {"stay up to date with", 30}, {"stay informed with", 30}, {"stay connected with", 30},
    {"stay tuned", 20}, {"download our", 30}, {"download the app", 30}, {"download the free", 30}, {"join our", 40},
    {"join us on", 25}, {"join the conversation", 15}, {"join the discussion", 15}, {"follow us", 40},
    {"like us on", 25}, {"find us on", 25}, {"click here", 30}, {"tap here", 30}, {"click to", 15},
    {"click on the", 20}, {"support our journalism", 40}, {"support independent journalism", 40},
    {"become a member", 25}, {"become a subscriber", 25}, {"help us keep", 30}, {"we use cookies", 120},
    {"this site uses cookies", 120}, {"this website uses cookies", 120}, {"our site uses cookies", 120},
    {"our website uses cookies", 120}, {"by continuing to use this", 60}, {"by continuing to use our", 60},
    {"by continuing to use the site", 60}, {"by continuing to browse", 60}, {"by clicking", 60},
    {"by signing up you", 60}, {"by signing up, you", 60}, {"by subscribing you", 60}, {"by subscribing, you", 60},
    {"we and our partners", 120}, {"do not sell", 12}, {"we value your privacy", 60}, {"this page uses", 30},
    {"sorry, there was a", 12}, {"sorry, there was an", 12}, {"sorry, this video", 20},
    {"this video is unavailable", 15}, {"this video is not available", 15}, {"this video is private", 15},
    {"this video can not be played", 10}, {"this video cannot be played", 10}, {"your browser does not", 25},
    {"please enable javascript", 25}, {"you need to enable javascript", 25}, {"javascript is", 20},
    {"to view this video", 30}, {"this content is hosted by", 40}, {"view this post on", 15}, {"view this post in", 15},
    {"a post shared by", 15}, {"read more", 40}, {"read also", 40}, {"also read", 40}, {"also see", 40}, {"read:", 40},
    {"must read", 40}, {"read here", 40}, {"see also", 40}, {"related:", 40}, {"related story", 40},
    {"related article", 40}, {"related news", 40}, {"watch:", 40}, {"watch |", 40}, {"watch also", 40}, {"listen:", 40},
    {"in pictures:", 40}, {"in pics", 40}, {"video:", 40}, {"more:", 40}, {"more from", 12}, {"previous:", 40},
    {"next:", 40}, {"previous article", 40}, {"next article", 40}, {"previous post", 40}, {"next post", 40},
    {"tags:", 60}, {"tags ", 12}, {"topics:", 60}, {"filed under", 40}, {"keywords:", 60}, {"category:", 20},
    {"categories:", 40}, {"posted in", 20}, {"tagged with", 40}, {"tagged:", 40}, {"photo:", 60}, {"photo by", 30},
    {"photo credit", 40}, {"photo courtesy", 30}, {"photos:", 60}, {"photograph:", 60}, {"photograph by", 30},
    {"image:", 60}, {"image caption", 60}, {"image credit", 40}, {"image source", 30}, {"image courtesy", 30}, {"picture:", 60},
    {"picture by", 30}, {"file photo", 60}, {"credit:", 20}, {"caption:", 60}, {"representational", 20},
    {"getty images", 12}, {"source:", 8}, {"courtesy:", 8}, {"copyright 1", 60}, {"copyright 2", 60},
    {"copyright (c", 60}, {"copyright \xC2\xA9", 60}, {"\xC2\xA9", 60}, {"c) 19", 60}, {"c) 20", 60},
    {"disclaimer:", 120}, {"the views expressed", 80}, {"views expressed", 80}, {"the opinions expressed", 80},
    {"opinions expressed", 80}, {"the writer is a", 60}, {"the writer can be", 40}, {"the author can be", 40},
    {"about the author", 80}, {"this article was originally published", 40}, {"this article was first published", 40},
    {"this article originally appeared", 40}, {"this article first appeared", 40},
    {"this story was originally published", 40}, {"this story was first published", 40},
    {"this story originally appeared", 40}, {"this story first appeared", 40}, {"this material may not be", 40},
    {"this story has been published from", 40}, {"this story has not been edited", 40}, {"except for the headline", 50},
    {"reporting by", 60}, {"additional reporting", 50}, {"editing by", 40}, {"edited by", 30}, {"writing by", 50},
    {"with inputs from", 20}, {"with input from", 20}, {"with agency inputs", 12}, {"with additional input", 20},
    {"our standards:", 15}, {"licensing rights", 15}, {"purchase licensing", 15}, {"reuse this", 12},
    {"estimated reading time", 12}, {"reading time", 12}, {"time to read", 12}, {"last modified", 15}, {"views:", 8},
    {"hits:", 8}, {"share:", 30}, {"share this", 20}, {"share on", 20}, {"tweet this", 10}, {"email this", 10},
    {"print this", 10}, {"send us", 30}, {"contact us", 30}, {"have a tip", 30}, {"do you have a story", 40},
    {"comments are closed", 12}, {"comments are off", 12}, {"be the first to comment", 10}, {"report this ad", 8},
    {"skip to ", 6}, {"home >", 40}, {"home /", 40}, {"home <", 40}, {"you are here", 40}, {"latest news on", 30},
    {"catch all the", 40}, {"for the latest news", 40}, {"for more news", 40}, {"to read this story", 40},
    {"this is a developing story", 40}, {"editor's note: this", 60},
});

/// The line says this somewhere.
inline constexpr auto kPhrases = std::to_array<Opening>({
    {"all rights reserved", 60}, {"may not be published, broadcast, rewritten", 60}, {"will not be published", 30},
    {"getty images", 60}, {"file photo", 40}, {"photo: ", 60}, {"image: ", 60}, {"photo credit", 60},
    {"image credit", 60}, {"[file: ", 60}, {"photo by ", 60}, {"photograph: ", 60}, {"(photo ", 60},
    {"(file photo", 60}, {"(image ", 60}, {"youtube error", 20}, {"on whatsapp channel", 40},
    {"follow our whatsapp", 40}, {"copyright \xC2\xA9", 60}, {"our newsletter", 30}, {"our daily newsletter", 30},
    {"our weekly newsletter", 30},
});

/// The line is a caption: it ends in the credit of whoever took the picture.
inline constexpr auto kCaptionEndings = std::to_array<std::string_view>({
    "/afp", "/ afp", "afp/file", "/reuters", "/ reuters", "reuters/file", "/ap", "/ ap", "ap photo", "afp photo",
    "reuters photo", "pti photo", "/epa", "/anadolu", "/ anadolu", "anadolu via", "/xinhua", "/tass", "/shutterstock",
    "shutterstock", "/pool", "/file", "handout", "courtesy photo", "photo courtesy", "pool photo", "| photo",
    "[reuters", "[afp", "[ap", "[anadolu", "[epa", "(file", "screengrab",
});

/// The line heads a list of links.
inline constexpr auto kRelatedHeads = std::to_array<std::string_view>({
    "related", "related articles", "related article", "related stories", "related story", "related posts",
    "related news", "related topics", "related content", "related coverage", "related reading", "related links",
    "also read", "read also", "read next", "see also", "you may also like", "you might also like", "you may like",
    "you may also be interested in", "recommended", "recommended for you", "recommended stories", "recommended reading",
    "most read", "most popular", "most viewed", "most shared", "popular", "popular posts", "popular stories",
    "trending", "trending now", "trending news", "trending stories", "latest news", "latest stories", "latest posts",
    "latest", "top stories", "top news", "more stories", "more news", "more on this story", "more on this topic",
    "more on this", "more from this author", "what to read next", "up next", "around the web", "from the web",
    "don't miss", "must read", "must reads", "editor's picks", "editors' picks", "editors picks", "editor's choice",
    "top picks", "our picks", "in case you missed it", "other news", "other stories", "elsewhere on the web",
    "promoted stories", "sponsored links", "in this story", "in other news",
});

inline constexpr auto kCommentHeads = std::to_array<std::string_view>({
    "leave a comment", "leave a reply", "leave comment", "leave your comment", "leave a response", "post a comment",
    "add a comment", "add comment", "write a comment", "comments", "comments section", "no comments", "no comments yet",
    "view comments", "show comments", "hide comments", "reader comments", "readers' comments", "your comments",
    "what do you think", "join the conversation", "join the discussion", "be the first to comment",
});

/// A line of nothing but these words, numbers and marks is a share bar or a row of counters.
inline constexpr auto kShareWords = std::to_array<std::string_view>({
    "share", "shares", "shared", "tweet", "tweets", "retweet", "facebook", "twitter", "x", "whatsapp", "telegram",
    "linkedin", "email", "e-mail", "mail", "print", "pinterest", "reddit", "tumblr", "flipboard", "copy", "link",
    "instagram", "youtube", "tiktok", "threads", "bluesky", "mastodon", "messenger", "viber", "line", "wechat", "weibo",
    "vk", "pocket", "save", "pin", "it", "on", "via", "by", "to", "this", "article", "story", "post", "page", "google",
    "plus", "news", "rss", "comment", "comments", "views", "view", "likes", "like", "min", "mins", "minute", "minutes",
    "read", "reads", "listen", "sms", "follow", "us", "ago", "hour", "hours", "k", "and", "or", "with", "friends",
});

/// At least one of these stands in it, or a number does.
inline constexpr auto kShareSigns = std::to_array<std::string_view>({
    "share", "shares", "tweet", "tweets", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "email", "e-mail",
    "print", "pinterest", "reddit", "instagram", "youtube", "tiktok", "comments", "comment", "views", "likes", "min",
    "mins", "minute", "minutes", "read", "follow", "flipboard", "messenger", "ago",
});

inline constexpr auto kSectionLabels = std::to_array<std::string_view>({
    "breaking", "breaking news", "exclusive", "news", "top news", "top story", "world", "world news", "politics",
    "opinion", "editorial", "comment", "analysis", "news analysis", "explainer", "feature", "features", "asia",
    "africa", "europe", "middle east", "americas", "south asia", "central asia", "asia-pacific", "international",
    "global", "national", "foreign", "diplomacy", "latest", "headlines", "front page", "lead story", "press release",
    "statement", "interview", "special report", "in depth", "in brief", "briefs", "update", "updated", "live updates",
    "just in", "developing", "war", "conflict", "security", "defence", "defense", "world affairs",
});

// clang-format on

}  // namespace entente::ingest::furniture
