// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const input = validator((() => {
const func6 = ucs2length;
const pattern0 = new RegExp("^[A-Z]{2}$", "u");
const obj0 = ["van","rigid","articulated"];
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
if(data.max_distance_km === undefined){
data.max_distance_km = 150;
}
if(data.limit === undefined){
data.limit = 5;
}
if((data.near === undefined) || (!(owns(data, "near")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "near"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.weight_kg === undefined) || (!(owns(data, "weight_kg")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "weight_kg"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((((((key0 === "near") || (key0 === "weight_kg")) || (key0 === "pallets")) || (key0 === "vehicle_class")) || (key0 === "max_distance_km")) || (key0 === "limit"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["near","weight_kg","pallets","vehicle_class","max_distance_km","limit"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.near !== undefined && owns(data, "near")){
let data0 = data.near;
const _errs2 = errors;
const _errs3 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if((data0.city === undefined) || (!(owns(data0, "city")))){
const err3 = {instancePath:instancePath+"/near",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err3);
errors++;
}
if((data0.country === undefined) || (!(owns(data0, "country")))){
const err4 = {instancePath:instancePath+"/near",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err4);
errors++;
}
const before1 = errors;
for(const key1 in data0){
if(!Object.prototype.hasOwnProperty.call(data0, key1)) continue;
if(!((key1 === "city") || (key1 === "country"))){
const err5 = {instancePath:instancePath+"/near",keyword:"additionalProperties",params:{property: key1, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err5);
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
if(data1.length > 80 && func6(data1) > 80){
const err6 = {instancePath:instancePath+"/near/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err6);
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/near/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err7);
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/near/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err8);
errors++;
}
var valid2 = _errs6 === errors;
}
if(data0.country !== undefined && owns(data0, "country")){
let data2 = data0.country;
const _errs8 = errors;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err9 = {instancePath:instancePath+"/near/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err9);
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/near/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err10);
errors++;
}
var valid2 = _errs8 === errors;
}
}
else {
const err11 = {instancePath:instancePath+"/near",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err11);
errors++;
}
var valid1 = _errs3 === errors;
var valid0 = _errs2 === errors;
}
if(data.weight_kg !== undefined && owns(data, "weight_kg")){
let data3 = data.weight_kg;
const _errs10 = errors;
const _errs11 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err12 = {instancePath:instancePath+"/weight_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err12);
errors++;
}
if(typeof data3 == "number"){
if(data3 > 100000 || isNaN(data3)){
const err13 = {instancePath:instancePath+"/weight_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err13);
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/weight_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err14);
errors++;
}
}
var valid3 = _errs11 === errors;
var valid0 = _errs10 === errors;
}
let data4 = data.pallets;
const _errs13 = errors;
const _errs14 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err15 = {instancePath:instancePath+"/pallets",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err15);
errors++;
}
if(typeof data4 == "number"){
if(data4 > 66 || isNaN(data4)){
const err16 = {instancePath:instancePath+"/pallets",keyword:"maximum",params:{comparison: "<=", limit: 66}};
(vErrors ??= []).push(err16);
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/pallets",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err17);
errors++;
}
}
var valid4 = _errs14 === errors;
var valid0 = _errs13 === errors;
if(data.vehicle_class !== undefined && owns(data, "vehicle_class")){
let data5 = data.vehicle_class;
const _errs16 = errors;
const _errs17 = errors;
if(!(data5 === "van" || data5 === "rigid" || data5 === "articulated")){
const err18 = {instancePath:instancePath+"/vehicle_class",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err18);
errors++;
}
var valid5 = _errs17 === errors;
var valid0 = _errs16 === errors;
}
let data6 = data.max_distance_km;
const _errs18 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err19 = {instancePath:instancePath+"/max_distance_km",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err19);
errors++;
}
if(typeof data6 == "number"){
if(data6 > 500 || isNaN(data6)){
const err20 = {instancePath:instancePath+"/max_distance_km",keyword:"maximum",params:{comparison: "<=", limit: 500}};
(vErrors ??= []).push(err20);
errors++;
}
if(data6 < 10 || isNaN(data6)){
const err21 = {instancePath:instancePath+"/max_distance_km",keyword:"minimum",params:{comparison: ">=", limit: 10}};
(vErrors ??= []).push(err21);
errors++;
}
}
var valid0 = _errs18 === errors;
let data7 = data.limit;
const _errs20 = errors;
if(!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))){
const err22 = {instancePath:instancePath+"/limit",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err22);
errors++;
}
if(typeof data7 == "number"){
if(data7 > 20 || isNaN(data7)){
const err23 = {instancePath:instancePath+"/limit",keyword:"maximum",params:{comparison: "<=", limit: 20}};
(vErrors ??= []).push(err23);
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err24 = {instancePath:instancePath+"/limit",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err24);
errors++;
}
}
var valid0 = _errs20 === errors;
}
else {
const err25 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err25);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());

export const output = validator((() => {
const func21 = ucs2length;
const pattern0 = new RegExp("^VEH-[0-9]{4}$", "u");
const pattern1 = new RegExp("^DEP-[0-9]{2}$", "u");
const pattern2 = new RegExp("^[A-Z]{2}$", "u");
const pattern3 = new RegExp("^DRV-[0-9]{4}$", "u");
const obj0 = ["van","rigid","articulated"];
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
if((data.vehicles === undefined) || (!(owns(data, "vehicles")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "vehicles"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.total === undefined) || (!(owns(data, "total")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "total"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "vehicles") || (key0 === "total"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["vehicles","total"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.vehicles !== undefined && owns(data, "vehicles")){
let data0 = data.vehicles;
const _errs2 = errors;
if(Array.isArray(data0)){
if(data0.length > 20){
const err3 = {instancePath:instancePath+"/vehicles",keyword:"maxItems",params:{limit: 20}};
(vErrors ??= []).push(err3);
errors++;
}
let valid2 = true;
const len0 = data0.length;
const before1 = errors;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if((data1.vehicle_id === undefined) || (!(owns(data1, "vehicle_id")))){
const err4 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "vehicle_id"}};
(vErrors ??= []).push(err4);
errors++;
}
if((data1.vehicle_class === undefined) || (!(owns(data1, "vehicle_class")))){
const err5 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "vehicle_class"}};
(vErrors ??= []).push(err5);
errors++;
}
if((data1.free_payload_kg === undefined) || (!(owns(data1, "free_payload_kg")))){
const err6 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "free_payload_kg"}};
(vErrors ??= []).push(err6);
errors++;
}
if((data1.depot_id === undefined) || (!(owns(data1, "depot_id")))){
const err7 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "depot_id"}};
(vErrors ??= []).push(err7);
errors++;
}
if((data1.depot === undefined) || (!(owns(data1, "depot")))){
const err8 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "depot"}};
(vErrors ??= []).push(err8);
errors++;
}
if((data1.distance_km === undefined) || (!(owns(data1, "distance_km")))){
const err9 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "distance_km"}};
(vErrors ??= []).push(err9);
errors++;
}
if((data1.driver_id === undefined) || (!(owns(data1, "driver_id")))){
const err10 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "driver_id"}};
(vErrors ??= []).push(err10);
errors++;
}
if((data1.driver_minutes_left === undefined) || (!(owns(data1, "driver_minutes_left")))){
const err11 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"required",params:{missingProperty: "driver_minutes_left"}};
(vErrors ??= []).push(err11);
errors++;
}
const before2 = errors;
for(const key1 in data1){
if(!Object.prototype.hasOwnProperty.call(data1, key1)) continue;
if(!((((((((key1 === "vehicle_id") || (key1 === "vehicle_class")) || (key1 === "free_payload_kg")) || (key1 === "depot_id")) || (key1 === "depot")) || (key1 === "distance_km")) || (key1 === "driver_id")) || (key1 === "driver_minutes_left"))){
const err12 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"additionalProperties",params:{property: key1, known: ["vehicle_id","vehicle_class","free_payload_kg","depot_id","depot","distance_km","driver_id","driver_minutes_left"], closed: true}};
(vErrors ??= []).push(err12);
errors++;
}
if(errors > before2){
break;
}
}
if(data1.vehicle_id !== undefined && owns(data1, "vehicle_id")){
let data2 = data1.vehicle_id;
const _errs7 = errors;
const _errs8 = errors;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err13 = {instancePath:instancePath+"/vehicles/" + i0+"/vehicle_id",keyword:"pattern",params:{pattern: "^VEH-[0-9]{4}$"}};
(vErrors ??= []).push(err13);
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/vehicles/" + i0+"/vehicle_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err14);
errors++;
}
var valid4 = _errs8 === errors;
var valid3 = _errs7 === errors;
}
if(data1.vehicle_class !== undefined && owns(data1, "vehicle_class")){
let data3 = data1.vehicle_class;
const _errs10 = errors;
const _errs11 = errors;
if(!(data3 === "van" || data3 === "rigid" || data3 === "articulated")){
const err15 = {instancePath:instancePath+"/vehicles/" + i0+"/vehicle_class",keyword:"enum",params:{allowedValues: obj0}};
(vErrors ??= []).push(err15);
errors++;
}
var valid5 = _errs11 === errors;
var valid3 = _errs10 === errors;
}
if(data1.free_payload_kg !== undefined && owns(data1, "free_payload_kg")){
let data4 = data1.free_payload_kg;
const _errs12 = errors;
if(!((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4)))){
const err16 = {instancePath:instancePath+"/vehicles/" + i0+"/free_payload_kg",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err16);
errors++;
}
if(typeof data4 == "number"){
if(data4 > 100000 || isNaN(data4)){
const err17 = {instancePath:instancePath+"/vehicles/" + i0+"/free_payload_kg",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err17);
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/vehicles/" + i0+"/free_payload_kg",keyword:"minimum",params:{comparison: ">=", limit: 1}};
(vErrors ??= []).push(err18);
errors++;
}
}
var valid3 = _errs12 === errors;
}
if(data1.depot_id !== undefined && owns(data1, "depot_id")){
let data5 = data1.depot_id;
const _errs14 = errors;
const _errs15 = errors;
if(typeof data5 === "string"){
if(!pattern1.test(data5)){
const err19 = {instancePath:instancePath+"/vehicles/" + i0+"/depot_id",keyword:"pattern",params:{pattern: "^DEP-[0-9]{2}$"}};
(vErrors ??= []).push(err19);
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/vehicles/" + i0+"/depot_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err20);
errors++;
}
var valid6 = _errs15 === errors;
var valid3 = _errs14 === errors;
}
if(data1.depot !== undefined && owns(data1, "depot")){
let data6 = data1.depot;
const _errs17 = errors;
const _errs18 = errors;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if((data6.city === undefined) || (!(owns(data6, "city")))){
const err21 = {instancePath:instancePath+"/vehicles/" + i0+"/depot",keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err21);
errors++;
}
if((data6.country === undefined) || (!(owns(data6, "country")))){
const err22 = {instancePath:instancePath+"/vehicles/" + i0+"/depot",keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err22);
errors++;
}
const before3 = errors;
for(const key2 in data6){
if(!Object.prototype.hasOwnProperty.call(data6, key2)) continue;
if(!((key2 === "city") || (key2 === "country"))){
const err23 = {instancePath:instancePath+"/vehicles/" + i0+"/depot",keyword:"additionalProperties",params:{property: key2, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err23);
errors++;
}
if(errors > before3){
break;
}
}
if(data6.city !== undefined && owns(data6, "city")){
let data7 = data6.city;
const _errs21 = errors;
if(typeof data7 === "string"){
if(data7.length > 80 && func21(data7) > 80){
const err24 = {instancePath:instancePath+"/vehicles/" + i0+"/depot/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err24);
errors++;
}
if(data7.length < 1){
const err25 = {instancePath:instancePath+"/vehicles/" + i0+"/depot/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err25);
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/vehicles/" + i0+"/depot/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err26);
errors++;
}
var valid8 = _errs21 === errors;
}
if(data6.country !== undefined && owns(data6, "country")){
let data8 = data6.country;
const _errs23 = errors;
if(typeof data8 === "string"){
if(!pattern2.test(data8)){
const err27 = {instancePath:instancePath+"/vehicles/" + i0+"/depot/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err27);
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/vehicles/" + i0+"/depot/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err28);
errors++;
}
var valid8 = _errs23 === errors;
}
}
else {
const err29 = {instancePath:instancePath+"/vehicles/" + i0+"/depot",keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err29);
errors++;
}
var valid7 = _errs18 === errors;
var valid3 = _errs17 === errors;
}
if(data1.distance_km !== undefined && owns(data1, "distance_km")){
let data9 = data1.distance_km;
const _errs25 = errors;
const _errs26 = errors;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
const err30 = {instancePath:instancePath+"/vehicles/" + i0+"/distance_km",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err30);
errors++;
}
if(typeof data9 == "number"){
if(data9 > 10000 || isNaN(data9)){
const err31 = {instancePath:instancePath+"/vehicles/" + i0+"/distance_km",keyword:"maximum",params:{comparison: "<=", limit: 10000}};
(vErrors ??= []).push(err31);
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err32 = {instancePath:instancePath+"/vehicles/" + i0+"/distance_km",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err32);
errors++;
}
}
var valid9 = _errs26 === errors;
var valid3 = _errs25 === errors;
}
if(data1.driver_id !== undefined && owns(data1, "driver_id")){
let data10 = data1.driver_id;
const _errs28 = errors;
const _errs29 = errors;
if(typeof data10 === "string"){
if(!pattern3.test(data10)){
const err33 = {instancePath:instancePath+"/vehicles/" + i0+"/driver_id",keyword:"pattern",params:{pattern: "^DRV-[0-9]{4}$"}};
(vErrors ??= []).push(err33);
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/vehicles/" + i0+"/driver_id",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err34);
errors++;
}
var valid10 = _errs29 === errors;
var valid3 = _errs28 === errors;
}
if(data1.driver_minutes_left !== undefined && owns(data1, "driver_minutes_left")){
let data11 = data1.driver_minutes_left;
const _errs31 = errors;
const _errs32 = errors;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err35 = {instancePath:instancePath+"/vehicles/" + i0+"/driver_minutes_left",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err35);
errors++;
}
if(typeof data11 == "number"){
if(data11 > 1000000 || isNaN(data11)){
const err36 = {instancePath:instancePath+"/vehicles/" + i0+"/driver_minutes_left",keyword:"maximum",params:{comparison: "<=", limit: 1000000}};
(vErrors ??= []).push(err36);
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err37 = {instancePath:instancePath+"/vehicles/" + i0+"/driver_minutes_left",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err37);
errors++;
}
}
var valid11 = _errs32 === errors;
var valid3 = _errs31 === errors;
}
}
else {
const err38 = {instancePath:instancePath+"/vehicles/" + i0,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err38);
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
valid2 = false;
}
if(errors > before1){
break;
}
}
}
else {
const err39 = {instancePath:instancePath+"/vehicles",keyword:"type",params:{type: "array"}};
(vErrors ??= []).push(err39);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.total !== undefined && owns(data, "total")){
let data12 = data.total;
const _errs34 = errors;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err40 = {instancePath:instancePath+"/total",keyword:"type",params:{type: "integer"}};
(vErrors ??= []).push(err40);
errors++;
}
if(typeof data12 == "number"){
if(data12 > 100000 || isNaN(data12)){
const err41 = {instancePath:instancePath+"/total",keyword:"maximum",params:{comparison: "<=", limit: 100000}};
(vErrors ??= []).push(err41);
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err42 = {instancePath:instancePath+"/total",keyword:"minimum",params:{comparison: ">=", limit: 0}};
(vErrors ??= []).push(err42);
errors++;
}
}
var valid0 = _errs34 === errors;
}
}
else {
const err43 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err43);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
