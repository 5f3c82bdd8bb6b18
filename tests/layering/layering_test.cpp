#include "tests/layering/layers.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidtam::layering {
namespace {
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Layering, EveryIncludeOfTheTreeGoesDownwards) {
  const auto sources = house_files_ending({".hpp", ".cpp"});
  EXPECT_GT(sources.size(), 200U) << "the walk does not see the tree";
  for (const std::string& path : sources) EXPECT_THAT(violations_in(read_source(path)), IsEmpty());
}

TEST(Layering, NamesFileLineAndReasonOfAnIncludeThatGoesUp) {
  EXPECT_THAT(
      violations_in({"pipeline/model/cell.cpp", "#include <string>\n\n#include \"pipeline/spec/node.hpp\"\n"}),
      ElementsAre("pipeline/model/cell.cpp:3 includes pipeline/spec/node.hpp, which lies in pipeline/spec, which "
                  "pipeline/model does not stand on"));
}

TEST(Layering, RoomsOfTheThirdFloorDoNotKnowOneAnother) {
  const std::vector<std::string> floor{"extractors/layouts", "transforms/submission", "pipeline/report",
                                       "pipeline/deliver"};
  for (const std::string& from : floor) {
    for (const std::string& to : floor) {
      if (from == to) continue;
      EXPECT_THAT(violations_in({from + "/x.cpp", "#include \"" + to + "/x.hpp\"\n"}),
                  ElementsAre(HasSubstr("does not stand on")));
    }
    EXPECT_THAT(violations_in({from + "/x.cpp", "#  include \"pipeline/store/store.hpp\"\n"}),
                ElementsAre(HasSubstr("pipeline/store")));
  }
  EXPECT_THAT(violations_in({"jobs/run/x.cpp", "#include \"pipeline/store/store.hpp\"\n"}), IsEmpty());
}

TEST(Layering, LibrariesStayInTheirHomes) {
  EXPECT_THAT(violations_in({"transforms/values/x.cpp", "#include <unicode/unistr.h>\n"}),
              ElementsAre(HasSubstr("has its home in pipeline/thai")));
  EXPECT_THAT(violations_in({"pipeline/report/x.cpp", "#include <Poco/Foundation.h>\n"}),
              ElementsAre(HasSubstr("pipeline/base")));
  EXPECT_THAT(violations_in({"jobs/run/x.cpp", "#include <libpq-fe.h>\n"}), ElementsAre(HasSubstr("pipeline/store")));
  EXPECT_THAT(violations_in({"pipeline/store/x.cpp", "#include <Poco/Net/MailMessage.h>\n"}),
              ElementsAre(HasSubstr("pipeline/deliver")));
  EXPECT_THAT(violations_in({"pipeline/store/x.cpp", "#include <nlohmann/json.hpp>\n"}),
              ElementsAre(HasSubstr("pipeline/base")));
  EXPECT_THAT(violations_in({"extractors/formats/x.cpp", "#include <libdeflate.h>\n"}), IsEmpty());
}

TEST(Layering, AFileOutsideEveryRoomIsNamed) {
  EXPECT_THAT(violations_in({"pipeline/stray.cpp", ""}), ElementsAre(HasSubstr("no room")));
  EXPECT_THAT(violations_in({"pipeline/model/x.cpp", "#include \"cell.hpp\"\n"}), ElementsAre(HasSubstr("no room")));
}

/// The plan itself has to be a plan: no room stands on a higher one, and no circle of rooms.
TEST(Layering, ThePlanHasNoCircle) {
  std::set<const Room*> built;
  for (std::size_t round = 0; round < rooms().size(); ++round) {
    for (const Room& room : rooms()) {
      bool stands = true;
      for (const Room& other : rooms()) {
        const bool is_named =
            &other != &room && violations_in({std::string(room.folder) + "/x.cpp",
                                              "#include \"" + std::string(other.folder) + "/x.hpp\"\n"})
                                   .empty();
        if (!is_named) continue;
        EXPECT_LE(other.floor, room.floor) << room.folder << " stands on " << other.folder;
        stands = stands && built.contains(&other);
      }
      if (stands) built.insert(&room);
    }
  }
  EXPECT_EQ(built.size(), rooms().size());
}

}  // namespace
}  // namespace tidtam::layering
