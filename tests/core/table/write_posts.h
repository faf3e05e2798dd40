// write_posts.h - for tests: a small table written through GDAL in any of its formats.
#pragma once
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <string>

namespace jalon::testing {

// Three posts, the second blank but for its code, in any format of GDAL's.
inline void write_posts(const std::filesystem::path &file, const char *driver, bool located,
                        const char *layer_name = "posts") {
  GDALAllRegister();
  auto *maker = GetGDALDriverManager()->GetDriverByName(driver);
  ASSERT_NE(maker, nullptr) << driver;
  const std::unique_ptr<GDALDataset> data(
      maker->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  ASSERT_TRUE(data) << file;
  OGRSpatialReference lambert;
  lambert.SetFromUserInput(std::string(driver) == "GeoJSON" ? "EPSG:4326" : "EPSG:2154");
  lambert.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  auto *layer = data->CreateLayer(layer_name, located ? &lambert : nullptr,
                                  located ? wkbPoint : wkbNone, nullptr);
  ASSERT_NE(layer, nullptr);
  OGRFieldDefn code("Code", OFTString), type("Modèle", OFTString), watt("Watt", OFTReal),
      date("Pose", OFTDate), number("Nb", OFTInteger);
  if (std::string(driver) == "ESRI Shapefile") type.SetName("Modele");
  for (auto *field : {&code, &type, &watt, &date, &number})
    ASSERT_EQ(layer->CreateField(field), OGRERR_NONE);
  for (int i = 0; i < 3; ++i) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField(0, ("00" + std::to_string(i)).c_str());
    if (i != 1) {
      feature->SetField(1, "Sodium été");
      feature->SetField(2, 66.125 * (i + 1));
      feature->SetField(3, 2018, 3, 1 + i);
      feature->SetField(4, i + 1);
      OGRPoint point(652000 + i, 6862000);
      if (std::string(driver) == "GeoJSON") point = OGRPoint(2.35, 48.85);
      if (located) feature->SetGeometry(&point);
    }
    ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  }
}

}  // namespace jalon::testing
