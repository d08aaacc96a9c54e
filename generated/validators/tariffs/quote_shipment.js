// Made by toolwright generate. Do not edit: change the catalog instead.
import { formats, owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func7 = ucs2length;
const pattern0 = new RegExp("^[A-Z]{2}$", "u");
const obj0 = ["economy","standard","express"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pallets === undefined){
data.pallets = 1;
}
if(data.service_level === undefined){
data.service_level = "standard";
}
if(data.dangerous_goods === undefined){
data.dangerous_goods = false;
}
if(data.tail_lift === undefined){
data.tail_lift = false;
}
if((data.from === undefined) || (!(owns(data, "from")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "from"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.to === undefined) || (!(owns(data, "to")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "to"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.weight_kg === undefined) || (!(owns(data, "weight_kg")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "weight_kg"}};
(vErrors ??= []).push(err2);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(((((((key0 === "from") || (key0 === "to")) || (key0 === "weight_kg")) || (key0 === "pallets")) || (key0 === "service_level")) || (key0 === "dangerous_goods")) || (key0 === "tail_lift"))){
const err3 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["from","to","weight_kg","pallets","service_level","dangerous_goods","tail_lift"], closed: true}};
(vErrors ??= []).push(err3);
errors++;
}
if(errors > before0){
break;
}
}
if(data.from !== undefined && owns(data, "from")){
let data0 = data.from;
const _errs2 = errors;
const _errs3 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.city === undefined) || (!(owns(data0, "city")))){
const err4 = {instancePath:instancePath+"/from",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data0.country === undefined) || (!(owns(data0, "country")))){
const err5 = {instancePath:instancePath+"/from",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err5);
errors++;
}
const before1 = errors;
for(const key1 in data0){
if(!Object.prototype.hasOwnProperty.call(data0, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
const err6 = {instancePath:instancePath+"/from",keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err6);
errors++;
}
if(errors > before1){
break;
}
}
if(data0.city !== undefined && owns(data0, "city")){
let data1 = data0.city;
const _errs6 = errors;
if(typeof data1 === "string"){
if(data1.length > 80 && func7(data1) > 80){
const err7 = {instancePath:instancePath+"/from/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err7);
errors++;
}
if(data1.length < 1){
const err8 = {instancePath:instancePath+"/from/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err8);
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/from/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err9);
errors++;
}
var valid2 = _errs6 === errors;
}
if(data0.country !== undefined && owns(data0, "country")){
let data2 = data0.country;
const _errs8 = errors;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err10 = {instancePath:instancePath+"/from/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err10);
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/from/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid2 = _errs8 === errors;
}
}
else {
const err12 = {instancePath:instancePath+"/from",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err12);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.to !== undefined && owns(data, "to")){
let data3 = data.to;
const _errs10 = errors;
const _errs11 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.city === undefined) || (!(owns(data3, "city")))){
const err13 = {instancePath:instancePath+"/to",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err13);
errors++;
}
if((data3.country === undefined) || (!(owns(data3, "country")))){
const err14 = {instancePath:instancePath+"/to",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err14);
errors++;
}
const before2 = errors;
for(const key2 in data3){
if(!Object.prototype.hasOwnProperty.call(data3, key2)) continue;
if(!((key2 === "city") || (key2 === "country"))){
const err15 = {instancePath:instancePath+"/to",keyword:"additionalProperties",params:{property: key2, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err15);
errors++;
}
if(errors > before2){
break;
}
}
if(data3.city !== undefined && owns(data3, "city")){
let data4 = data3.city;
const _errs14 = errors;
if(typeof data4 === "string"){
if(data4.length > 80 && func7(data4) > 80){
const err16 = {instancePath:instancePath+"/to/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err16);
errors++;
}
if(data4.length < 1){
const err17 = {instancePath:instancePath+"/to/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err17);
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/to/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err18);
errors++;
}
var valid4 = _errs14 === errors;
}
if(data3.country !== undefined && owns(data3, "country")){
let data5 = data3.country;
const _errs16 = errors;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err19 = {instancePath:instancePath+"/to/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/to/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err20);
errors++;
}
var valid4 = _errs16 === errors;
}
}
else {
const err21 = {instancePath:instancePath+"/to",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err21);
errors++;
}
var valid3 = _errs11 === errors;
var valid0 = _errs10 === errors;
}
if(data.weight_kg !== undefined && owns(data, "weight_kg")){
let data6 = data.weight_kg;
const _errs18 = errors;
const _errs19 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err22 = {instancePath:instancePath+"/weight_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err22);
errors++;
}
if(typeof data6 == "number"){
if(data6 > 100000 || isNaN(data6)){
const err23 = {instancePath:instancePath+"/weight_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err23);
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err24 = {instancePath:instancePath+"/weight_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err24);
errors++;
}
}
var valid5 = _errs19 === errors;
var valid0 = _errs18 === errors;
}
let data7 = data.pallets;
const _errs21 = errors;
const _errs22 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err25 = {instancePath:instancePath+"/pallets",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err25);
errors++;
}
if(typeof data7 == "number"){
if(data7 > 66 || isNaN(data7)){
const err26 = {instancePath:instancePath+"/pallets",keyword:"maximum",params:{comparison: "<=", limit: 66}};
(vErrors ??= []).push(err26);
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err27 = {instancePath:instancePath+"/pallets",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err27);
errors++;
}
}
var valid6 = _errs22 === errors;
var valid0 = _errs21 === errors;
let data8 = data.service_level;
const _errs24 = errors;
const _errs25 = errors;
if(!(data8 === "economy" || data8 === "standard" || data8 === "express")){
const err28 = {instancePath:instancePath+"/service_level",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err28);
errors++;
}
var valid7 = _errs25 === errors;
var valid0 = _errs24 === errors;
let data9 = data.dangerous_goods;
const _errs26 = errors;
if(typeof data9 !== "boolean"){
const err29 = {instancePath:instancePath+"/dangerous_goods",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err29);
errors++;
}
var valid0 = _errs26 === errors;
let data10 = data.tail_lift;
const _errs28 = errors;
if(typeof data10 !== "boolean"){
const err30 = {instancePath:instancePath+"/tail_lift",keyword:"type",params:{type: "boolean"}};
(vErrors ??= []).push(err30);
errors++;
}
var valid0 = _errs28 === errors;
}
else {
const err31 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err31);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func0 = Object.prototype.hasOwnProperty;
const func14 = ucs2length;
const obj0 = {"properties":{"from":1,"to":1,"distance_km":1,"chargeable_kg":1,"charges":1,"total_cents":1,"currency":1,"promised_by":1,"valid_until":1}};
const obj1 = ["base_fee","freight","service","fuel","dangerous_goods","tail_lift"];
const pattern0 = new RegExp("^[A-Z]{2}$", "u");
const formats0 = formats["date-time"];
const formats2 = formats["date"];
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.from === undefined) || (!(owns(data, "from")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "from"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.to === undefined) || (!(owns(data, "to")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "to"}};
(vErrors ??= []).push(err1);
errors++;
}
if((data.distance_km === undefined) || (!(owns(data, "distance_km")))){
const err2 = {instancePath,keyword:"required",params:{missingProperty: "distance_km"}};
(vErrors ??= []).push(err2);
errors++;
}
if((data.chargeable_kg === undefined) || (!(owns(data, "chargeable_kg")))){
const err3 = {instancePath,keyword:"required",params:{missingProperty: "chargeable_kg"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data.charges === undefined) || (!(owns(data, "charges")))){
const err4 = {instancePath,keyword:"required",params:{missingProperty: "charges"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data.total_cents === undefined) || (!(owns(data, "total_cents")))){
const err5 = {instancePath,keyword:"required",params:{missingProperty: "total_cents"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data.currency === undefined) || (!(owns(data, "currency")))){
const err6 = {instancePath,keyword:"required",params:{missingProperty: "currency"}};
(vErrors ??= []).push(err6);
errors++;
}
if((data.promised_by === undefined) || (!(owns(data, "promised_by")))){
const err7 = {instancePath,keyword:"required",params:{missingProperty: "promised_by"}};
(vErrors ??= []).push(err7);
errors++;
}
if((data.valid_until === undefined) || (!(owns(data, "valid_until")))){
const err8 = {instancePath,keyword:"required",params:{missingProperty: "valid_until"}};
(vErrors ??= []).push(err8);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!(func0.call(obj0.properties, key0))){
const err9 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["from","to","distance_km","chargeable_kg","charges","total_cents","currency","promised_by","valid_until"], closed: true}};
(vErrors ??= []).push(err9);
errors++;
}
if(errors > before0){
break;
}
}
if(data.from !== undefined && owns(data, "from")){
let data0 = data.from;
const _errs2 = errors;
const _errs3 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.city === undefined) || (!(owns(data0, "city")))){
const err10 = {instancePath:instancePath+"/from",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err10);
errors++;
}
if((data0.country === undefined) || (!(owns(data0, "country")))){
const err11 = {instancePath:instancePath+"/from",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err11);
errors++;
}
const before1 = errors;
for(const key1 in data0){
if(!Object.prototype.hasOwnProperty.call(data0, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
const err12 = {instancePath:instancePath+"/from",keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err12);
errors++;
}
if(errors > before1){
break;
}
}
if(data0.city !== undefined && owns(data0, "city")){
let data1 = data0.city;
const _errs6 = errors;
if(typeof data1 === "string"){
if(data1.length > 80 && func14(data1) > 80){
const err13 = {instancePath:instancePath+"/from/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err13);
errors++;
}
if(data1.length < 1){
const err14 = {instancePath:instancePath+"/from/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err14);
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/from/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err15);
errors++;
}
var valid2 = _errs6 === errors;
}
if(data0.country !== undefined && owns(data0, "country")){
let data2 = data0.country;
const _errs8 = errors;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err16 = {instancePath:instancePath+"/from/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err16);
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/from/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err17);
errors++;
}
var valid2 = _errs8 === errors;
}
}
else {
const err18 = {instancePath:instancePath+"/from",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err18);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.to !== undefined && owns(data, "to")){
let data3 = data.to;
const _errs10 = errors;
const _errs11 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if((data3.city === undefined) || (!(owns(data3, "city")))){
const err19 = {instancePath:instancePath+"/to",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err19);
errors++;
}
if((data3.country === undefined) || (!(owns(data3, "country")))){
const err20 = {instancePath:instancePath+"/to",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err20);
errors++;
}
const before2 = errors;
for(const key2 in data3){
if(!Object.prototype.hasOwnProperty.call(data3, key2)) continue;
if(!((key2 === "city") || (key2 === "country"))){
const err21 = {instancePath:instancePath+"/to",keyword:"additionalProperties",params:{property: key2, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err21);
errors++;
}
if(errors > before2){
break;
}
}
if(data3.city !== undefined && owns(data3, "city")){
let data4 = data3.city;
const _errs14 = errors;
if(typeof data4 === "string"){
if(data4.length > 80 && func14(data4) > 80){
const err22 = {instancePath:instancePath+"/to/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err22);
errors++;
}
if(data4.length < 1){
const err23 = {instancePath:instancePath+"/to/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err23);
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/to/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err24);
errors++;
}
var valid4 = _errs14 === errors;
}
if(data3.country !== undefined && owns(data3, "country")){
let data5 = data3.country;
const _errs16 = errors;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err25 = {instancePath:instancePath+"/to/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err25);
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/to/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err26);
errors++;
}
var valid4 = _errs16 === errors;
}
}
else {
const err27 = {instancePath:instancePath+"/to",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err27);
errors++;
}
var valid3 = _errs11 === errors;
var valid0 = _errs10 === errors;
}
if(data.distance_km !== undefined && owns(data, "distance_km")){
let data6 = data.distance_km;
const _errs18 = errors;
const _errs19 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err28 = {instancePath:instancePath+"/distance_km",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err28);
errors++;
}
if(typeof data6 == "number"){
if(data6 > 10000 || isNaN(data6)){
const err29 = {instancePath:instancePath+"/distance_km",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
(vErrors ??= []).push(err29);
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err30 = {instancePath:instancePath+"/distance_km",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err30);
errors++;
}
}
var valid5 = _errs19 === errors;
var valid0 = _errs18 === errors;
}
if(data.chargeable_kg !== undefined && owns(data, "chargeable_kg")){
let data7 = data.chargeable_kg;
const _errs21 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err31 = {instancePath:instancePath+"/chargeable_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err31);
errors++;
}
if(typeof data7 == "number"){
if(data7 > 100000 || isNaN(data7)){
const err32 = {instancePath:instancePath+"/chargeable_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err32);
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err33 = {instancePath:instancePath+"/chargeable_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err33);
errors++;
}
}
var valid0 = _errs21 === errors;
}
if(data.charges !== undefined && owns(data, "charges")){
let data8 = data.charges;
const _errs23 = errors;
if(Array.isArray(data8)){
if(data8.length > 6){
const err34 = {instancePath:instancePath+"/charges",keyword:"maxItems",params:{limit: 6}};
(vErrors ??= []).push(err34);
errors++;
}
if(data8.length < 1){
const err35 = {instancePath:instancePath+"/charges",keyword:"minItems",params:{limit: 1}};
(vErrors ??= []).push(err35);
errors++;
}
let valid7 = true;
const len0 = data8.length;
const before3 = errors;
for(let i0=0; i0<len0; i0++){
let data9 = data8[i0];
const _errs25 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if((data9.charge === undefined) || (!(owns(data9, "charge")))){
const err36 = {instancePath:instancePath+"/charges/" + i0,keyword:"required",params:{missingProperty: "charge"}};
(vErrors ??= []).push(err36);
errors++;
}
if((data9.amount_cents === undefined) || (!(owns(data9, "amount_cents")))){
const err37 = {instancePath:instancePath+"/charges/" + i0,keyword:"required",params:{missingProperty: "amount_cents"}};
(vErrors ??= []).push(err37);
errors++;
}
const before4 = errors;
for(const key3 in data9){
if(!Object.prototype.hasOwnProperty.call(data9, key3)) continue;
if(!((key3 === "charge") || (key3 === "amount_cents"))){
const err38 = {instancePath:instancePath+"/charges/" + i0,keyword:"additionalProperties",params:{property: key3, known: ["charge","amount_cents"], closed: true}};
(vErrors ??= []).push(err38);
errors++;
}
if(errors > before4){
break;
}
}
if(data9.charge !== undefined && owns(data9, "charge")){
let data10 = data9.charge;
const _errs28 = errors;
if(!(data10 === "base_fee" || data10 === "freight" || data10 === "service" || data10 === "fuel" || data10 === "dangerous_goods" || data10 === "tail_lift")){
const err39 = {instancePath:instancePath+"/charges/" + i0+"/charge",keyword:"enum",params:{allowedValues: obj1}};
(vErrors ??= []).push(err39);
errors++;
}
var valid8 = _errs28 === errors;
}
if(data9.amount_cents !== undefined && owns(data9, "amount_cents")){
let data11 = data9.amount_cents;
const _errs29 = errors;
const _errs30 = errors;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err40 = {instancePath:instancePath+"/charges/" + i0+"/amount_cents",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err40);
errors++;
}
if(typeof data11 == "number"){
if(data11 > 100000000 || isNaN(data11)){
const err41 = {instancePath:instancePath+"/charges/" + i0+"/amount_cents",keyword:"maximum",params:{comparison: "<=", limit: 100000000}};
(vErrors ??= []).push(err41);
errors++;
}
if(data11 < -100000000 || isNaN(data11)){
const err42 = {instancePath:instancePath+"/charges/" + i0+"/amount_cents",keyword:"minimum",params:{comparison: ">=", limit: -100000000}};
(vErrors ??= []).push(err42);
errors++;
}
}
var valid9 = _errs30 === errors;
var valid8 = _errs29 === errors;
}
}
else {
const err43 = {instancePath:instancePath+"/charges/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err43);
errors++;
}
var valid6 = _errs25 === errors;
if(!valid6){
valid7 = false;
}
if(errors > before3){
break;
}
}
}
else {
const err44 = {instancePath:instancePath+"/charges",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err44);
errors++;
}
var valid0 = _errs23 === errors;
}
if(data.total_cents !== undefined && owns(data, "total_cents")){
let data12 = data.total_cents;
const _errs32 = errors;
const _errs33 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err45 = {instancePath:instancePath+"/total_cents",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err45);
errors++;
}
if(typeof data12 == "number"){
if(data12 > 100000000 || isNaN(data12)){
const err46 = {instancePath:instancePath+"/total_cents",keyword:"maximum",params:{comparison: "<=", limit: 100000000}};
(vErrors ??= []).push(err46);
errors++;
}
if(data12 < -100000000 || isNaN(data12)){
const err47 = {instancePath:instancePath+"/total_cents",keyword:"minimum",params:{comparison: ">=", limit: -100000000}};
(vErrors ??= []).push(err47);
errors++;
}
}
var valid10 = _errs33 === errors;
var valid0 = _errs32 === errors;
}
if(data.currency !== undefined && owns(data, "currency")){
let data13 = data.currency;
const _errs35 = errors;
if("EUR" !== data13){
const err48 = {instancePath:instancePath+"/currency",keyword:"const",params:{allowedValue: "EUR"}};
(vErrors ??= []).push(err48);
errors++;
}
var valid0 = _errs35 === errors;
}
if(data.promised_by !== undefined && owns(data, "promised_by")){
let data14 = data.promised_by;
const _errs36 = errors;
const _errs37 = errors;
if(typeof data14 == "number"){
}
if(typeof data14 === "string"){
if(data14.length > 40 && func14(data14) > 40){
const err49 = {instancePath:instancePath+"/promised_by",keyword:"maxLength",params:{limit: 40}};
(vErrors ??= []).push(err49);
errors++;
}
if(!(formats0(data14))){
const err50 = {instancePath:instancePath+"/promised_by",keyword:"format",params:{format: "date-time"}};
(vErrors ??= []).push(err50);
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/promised_by",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err51);
errors++;
}
var valid11 = _errs37 === errors;
var valid0 = _errs36 === errors;
}
if(data.valid_until !== undefined && owns(data, "valid_until")){
let data15 = data.valid_until;
const _errs39 = errors;
const _errs40 = errors;
if(typeof data15 == "number"){
}
if(typeof data15 === "string"){
if(data15.length > 10 && func14(data15) > 10){
const err52 = {instancePath:instancePath+"/valid_until",keyword:"maxLength",params:{limit: 10}};
(vErrors ??= []).push(err52);
errors++;
}
if(!(formats2(data15))){
const err53 = {instancePath:instancePath+"/valid_until",keyword:"format",params:{format: "date"}};
(vErrors ??= []).push(err53);
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/valid_until",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err54);
errors++;
}
var valid12 = _errs40 === errors;
var valid0 = _errs39 === errors;
}
}
else {
const err55 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err55);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
